// A map as one picture with everything that it must say of itself: title, map, how to read it, caption.

import { placeNames } from "./names.js";

const WIDTH = 1200;
const MAP_HEIGHT = 760;
const MARGIN = 24;
const LINE = 20;
const LETTER = 6.7; // px of a letter of 13 px, on average
const SIGN = 16;
const SCALE = 2; // of a PNG
const INK = "#18222b";
const PAPER = "#fffffe";
const FONT = 'font-family="Source Sans 3, Source Sans, system-ui, Helvetica, Arial, sans-serif"';
const DASHES = 'path.point[style*="stroke-width: 1.51"] { stroke-dasharray: 3px 2px; }';

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

function wrapped(text) {
  const most = (WIDTH - 2 * MARGIN) / LETTER;
  const lines = [""];
  for (const word of text.split(" ")) {
    if ((lines.at(-1) + word).length > most) lines.push("");
    lines[lines.length - 1] += `${word} `;
  }
  return lines.map((line) => line.trim());
}

// The legend in rows as wide as the picture.
function legendRows(legend) {
  let [x, row] = [MARGIN, 0];
  const placed = legend.map(([sign, words]) => {
    const width = SIGN + 6 + words.length * LETTER + 18;
    if (x + width > WIDTH - MARGIN && x > MARGIN) [x, row] = [MARGIN, row + 1];
    const at = { x, row, sign, words };
    x += width;
    return at;
  });
  return [placed, row + 1];
}

async function drawnMap(plotly, figure, geo, config) {
  const box = document.createElement("div");
  Object.assign(box.style, { position: "absolute", left: "-10000px", top: "0", width: `${WIDTH}px`, height: `${MAP_HEIGHT}px` });
  document.body.append(box);
  try {
    const layout = { ...figure.layout, width: WIDTH, height: MAP_HEIGHT, geo, paper_bgcolor: PAPER };
    await plotly.newPlot(box, figure.data, layout, { ...config, staticPlot: true });
    placeNames(box, PAPER);
    for (const text of box.querySelectorAll("text")) if (text.style.visibility === "hidden") text.remove();
    const written = new XMLSerializer();
    return [...box.querySelectorAll("svg.main-svg")].map((svg) => written.serializeToString(svg)).join("");
  } finally {
    plotly.purge(box);
    box.remove();
  }
}

export async function sheet(plotly, figure, told, geo, config) {
  const map = await drawnMap(plotly, figure, geo, config);
  const [signs, rows] = legendRows(told.legend);
  const lines = told.lines.flatMap(wrapped);
  const top = MARGIN + 26;
  const legendTop = top + MAP_HEIGHT + LINE;
  const textTop = legendTop + (rows + 0.6) * LINE;
  const height = textTop + lines.length * LINE + MARGIN / 2;
  const legend = signs.map(
    ({ x, row, sign, words }) =>
      `<g transform="translate(${x} ${legendTop + row * LINE - 12})">${sign}<text x="${SIGN + 6}" y="12.500">${escaped(words)}</text></g>`,
  );
  const caption = lines.map((line, at) => `<text x="${MARGIN}" y="${textTop + at * LINE}">${escaped(line)}</text>`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${WIDTH}" height="${height}" ` +
    `viewBox="0 0 ${WIDTH} ${height}" ${FONT} font-size="13" fill="${INK}"><style>${DASHES}</style>` +
    `<rect width="${WIDTH}" height="${height}" fill="${PAPER}"/>` +
    `<text x="${MARGIN}" y="${MARGIN + 8}" font-size="20" font-weight="600">${escaped(told.title)}</text>` +
    `<svg y="${top}" width="${WIDTH}" height="${MAP_HEIGHT}">${map}</svg>${legend.join("")}${caption.join("")}</svg>`
  );
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function rastered(svg) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width * SCALE, image.height * SCALE];
  const pen = canvas.getContext("2d");
  pen.scale(SCALE, SCALE);
  pen.drawImage(image, 0, 0);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

export async function save(svg, name, format) {
  const blob = format === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await rastered(svg);
  download(blob, `${name}.${format}`);
}
