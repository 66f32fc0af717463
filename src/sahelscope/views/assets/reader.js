// Shows an article with its evidence marked. Every text goes in as a text node, so nothing in an article is markup.

const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

function paragraph(block, data, pick) {
  const tag = { headline: "h3", heading: "h4" }[block.kind] ?? "p";
  const element = document.createElement(tag);
  element.className = `block ${block.kind}`;
  if (block.note) {
    const note = document.createElement("span");
    note.className = "note";
    note.lang = "en";
    note.textContent = block.note;
    element.append(note);
  }
  for (const stretch of block.stretches) element.append(piece(stretch, data, pick));
  return element;
}

function piece(stretch, data, pick) {
  if (!stretch.rows.length) return document.createTextNode(stretch.text);
  const mark = document.createElement("mark");
  const row = data.rows[stretch.rows[0]];
  if (stretch.tag) {
    const tag = document.createElement("sup");
    tag.lang = "en";
    tag.textContent = stretch.tag;
    mark.append(tag);
  }
  mark.append(stretch.text);
  mark.dataset.rows = stretch.rows.join(" ");
  mark.style.setProperty("--ink", row.colour);
  mark.className = [stretch.trigger ? "trigger" : "", stretch.rows.includes(data.chosen) ? "chosen" : ""].join(" ");
  mark.tabIndex = 0;
  mark.setAttribute("role", "button");
  mark.setAttribute("aria-label", `${stretch.text}. ${stretch.rows.map((id) => data.rows[id].title).join("; ")}`);
  mark.title = stretch.rows.map((id) => data.rows[id].title).join("\n");
  const choose = () => pick(stretch.rows[(stretch.rows.indexOf(data.chosen) + 1) % stretch.rows.length]);
  mark.addEventListener("click", choose);
  mark.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose();
    }
  });
  return mark;
}

function step(event, box) {
  const by = STEPS[event.key];
  const marks = [...box.querySelectorAll("mark")];
  const at = marks.indexOf(document.activeElement);
  if (!by || !marks.length || (at < 0 && event.key.startsWith("Arrow"))) return;
  event.preventDefault();
  marks[(at + by + marks.length) % marks.length].focus();
}

// What was sent: a line of JSON that may change with each run, then the JSON of the article.
function unpack(bytes) {
  const end = bytes.indexOf(10);
  const decode = (part) => JSON.parse(new TextDecoder().decode(part));
  return { ...decode(bytes.subarray(end + 1)), ...decode(bytes.subarray(0, end)) };
}

export default function ({ data: bytes, parentElement, setTriggerValue }) {
  const data = unpack(bytes);
  const box = parentElement.querySelector(".sahelscope-reader");
  const pick = (row) => setTriggerValue("picked", row);
  const article = document.createElement("article");
  article.lang = data.language;
  article.dir = "auto";
  article.append(...data.blocks.map((block) => paragraph(block, data, pick)));
  box.replaceChildren(article);
  box.onkeydown = (event) => step(event, box);
  if (data.chosen && box.dataset.chosen !== data.chosen) {
    box.querySelector("mark.chosen")?.scrollIntoView({ block: "center" });
  }
  box.dataset.chosen = data.chosen;
}
