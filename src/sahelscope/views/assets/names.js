// Names on a map: those that would cover a sign, an earlier name or the edge are hidden, as measured on the screen.

const GAP = 2; // px between two names
const LEAST = 120; // square pixels of a country that has a name

function box(element, grown = 0) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { left: left - grown, right: right + grown, top: top - grown, bottom: bottom + grown };
}

// A name may begin with empty lines that move it below its sign.
function boxOfName(text) {
  const lines = [...text.querySelectorAll("tspan.line")].filter((line) => line.textContent.trim());
  const boxes = (lines.length ? lines : [text]).map((line) => box(line, GAP));
  return {
    left: Math.min(...boxes.map((one) => one.left)),
    right: Math.max(...boxes.map((one) => one.right)),
    top: Math.min(...boxes.map((one) => one.top)),
    bottom: Math.max(...boxes.map((one) => one.bottom)),
  };
}

const apart = (one, other) =>
  one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;

export function placeNames(map, paper) {
  if (!map._fullLayout?.geo) return;
  const frame = box(map.querySelector(".geolayer .bg") ?? map);
  const groups = [...map.querySelectorAll(".geolayer g.trace.scattergeo")];
  const told = (group) => group.__data__?.[0]?.trace?.meta ?? {};
  const isNames = (group) => told(group).names;
  const pixels = (map._fullLayout.geo._subplot.projection.scale() * Math.PI) / 180; // a degree
  const tooSmall = (text, at) => told(text.closest("g.trace")).sizes?.[at] * pixels ** 2 < LEAST;
  const taken = groups
    .filter((group) => !isNames(group) && !told(group).soft)
    .flatMap((group) => [...group.querySelectorAll("path.point")].map((point) => box(point)));
  for (const [text, at] of groups.filter(isNames).flatMap((group) => [...group.querySelectorAll("text")].map((text, at) => [text, at]))) {
    const wanted = boxOfName(text);
    const inside =
      wanted.left >= frame.left && wanted.right <= frame.right && wanted.top >= frame.top && wanted.bottom <= frame.bottom;
    const free = inside && !tooSmall(text, at) && taken.every((other) => apart(wanted, other));
    text.style.visibility = free ? "visible" : "hidden";
    Object.assign(text.style, { paintOrder: "stroke", stroke: paper, strokeWidth: "2.5px", strokeLinejoin: "round" });
    if (free) taken.push(wanted);
  }
}
