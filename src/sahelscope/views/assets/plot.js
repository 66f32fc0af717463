// Draws a Plotly figure with Plotly.react, so that zoom and pan outlive a change of data, and reports clicks.
// The figure arrives in the colours of the light theme; `inks` maps them to those of the dark one.

import { placeNames } from "./names.js";
import { save, sheet } from "./sheet.js";

const NO_OUTLINES = { type: "Topology", objects: {}, arcs: [] };
const OUTLINES = ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"];
const GEO_BUTTONS = ["zoomInGeo", "zoomOutGeo", "resetGeo"];
const FLAT_BUTTONS = ["zoomIn2d", "zoomOut2d", "resetScale2d"];
const NARROW = 700; // px: below it the evidence stands under the chart, out of sight
const AFTER_THE_RERUN = 450; // ms
const TIME_AXES = ["xaxis", "xaxis3", "xaxis4"];
const WINDOW = "window:"; // what is reported when a stretch of time is chosen

let library;

function loadPlotly(address) {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => {
      // Without these plotly.js would ask its own host for outlines of the world.
      for (const layer of OUTLINES) NO_OUTLINES.objects[layer] = { type: "GeometryCollection", geometries: [] };
      const known = (window.PlotlyGeoAssets ??= { topojson: {} });
      for (const name of ["world_110m", "world_50m"]) known.topojson[name] = NO_OUTLINES;
      resolve(window.Plotly);
    };
    script.onerror = () => {
      library = undefined;
      reject(new Error("The drawing library did not load; reload the page."));
    };
    document.head.appendChild(script);
  });
  return library;
}

function isDark(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

function inked(figure, inks, dark) {
  if (!dark) return figure;
  return figure.replace(/#[0-9a-f]{6}/g, (colour) => inks[colour] ?? colour);
}

// Widens the section of a Mercator map to the shape of its box, so that the map fills it.
const toHeight = (latitude) => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360));
const toLatitude = (height) => (Math.atan(Math.exp(height)) * 360) / Math.PI - 90;

export function fillBox(geo, width, height) {
  if (!geo?.lonaxis?.range) return;
  const [west, east] = geo.lonaxis.range.map((degrees) => (degrees * Math.PI) / 180);
  const [south, north] = geo.lataxis.range.map(toHeight);
  const grow = Math.max((east - west) / width, (north - south) / height) / 2; // radians for half a pixel
  const [across, up] = [(west + east) / 2, (south + north) / 2];
  const degrees = (radians) => Math.max(-180, Math.min(180, (radians * 180) / Math.PI));
  geo.lonaxis.range = [degrees(across - grow * width), degrees(across + grow * width)];
  geo.lataxis.range = [toLatitude(up - grow * height), toLatitude(up + grow * height)];
}

function showEvidence() {
  if (window.innerWidth >= NARROW) return;
  setTimeout(() => {
    document.querySelector(".st-key-evidence")?.scrollIntoView({ behavior: "smooth", block: "start" });
  }, AFTER_THE_RERUN);
}

// The stretch of an axis of time that was dragged over, as an EDTF interval; empty when all is asked for again.
function chosenSpan(change) {
  const axis = TIME_AXES.find((name) => `${name}.range[0]` in change);
  if (axis) return [0, 1].map((end) => String(change[`${axis}.range[${end}]`]).slice(0, 10)).join("/");
  return TIME_AXES.some((name) => change[`${name}.autorange`]) ? "" : undefined;
}

// What a point stands for: the id that it carries, that of its trace, or a kind and where the point is.
function markOf({ customdata, data, location, x }) {
  const { mark, kind } = data.meta ?? {};
  return customdata ?? mark ?? (kind && `${kind}:${location ?? x}`);
}

// Lines that do not change stand in files; the figure names the file and which of its features it wants.
const files = new Map();

async function withLines(trace) {
  const { file, ids } = trace.meta ?? {};
  if (!file) return;
  if (!files.has(file)) files.set(file, fetch(file).then((answer) => answer.json()));
  const { features } = await files.get(file);
  const lines = features.filter((feature) => ids.includes(feature.id)).flatMap((feature) => feature.geometry.coordinates);
  trace.lon = lines.flatMap((line) => [...line.map((point) => point[0]), null]);
  trace.lat = lines.flatMap((line) => [...line.map((point) => point[1]), null]);
}

// In a grid each mark is named by its line and column: thousands of names need not be sent.
function crossing(grid, point) {
  const [line, column] = [grid?.lines[point?.y], grid?.columns[point?.x]];
  return line && column && `${grid.name}:${line}:${column}`;
}

function listen(box) {
  const report = (mark) => {
    if (!mark) return;
    box.report("picked", mark);
    showEvidence();
  };
  box.on("plotly_click", (event) => {
    // a mark under a sign, or an arc, lies on top of its country
    const hits = event.points.map(markOf).filter(Boolean);
    const marks = hits.map((hit) => (Array.isArray(hit) ? hit[0] : hit));
    const mark = marks.find((found) => !found.startsWith("country:")) ?? marks[0];
    report(mark ?? crossing(box.layout.meta?.grid, event.points[0]));
  });
  box.on("plotly_relayout", (change) => {
    const span = chosenSpan(change);
    if (span !== undefined) box.report("picked", `${WINDOW}${span}`);
  });
  box.on("plotly_clickannotation", (event) => report(event.annotation.name));
  box.on("plotly_relayout", () => placeNames(box, box.paper));
  const observer = new ResizeObserver(() => {
    if (box.clientWidth && box.clientWidth !== box.drawnWidth) {
      box.drawnWidth = box.clientWidth;
      Promise.resolve(window.Plotly.Plots.resize(box)).then(() => placeNames(box, box.paper));
    }
  });
  observer.observe(box);
  box.stopListening = () => observer.disconnect();
}

// How to read the chart, and buttons that save it as a picture: below it, the words as text nodes.
function standBelow(box, told, data, saveAs) {
  const below = box.nextElementSibling ?? box.parentElement.appendChild(document.createElement("div"));
  below.className = "sheet";
  const legend = document.createElement("p");
  legend.className = "legend";
  for (const [sign, words] of told.legend) {
    const entry = legend.appendChild(document.createElement("span"));
    entry.innerHTML = `<svg width="16" height="16" aria-hidden="true">${inked(sign, data.inks, isDark(box))}</svg>`;
    entry.append(words);
  }
  const saving = document.createElement("p");
  saving.className = "saving";
  for (const format of ["png", "svg"]) {
    const button = saving.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = `Save as ${format.toUpperCase()}`;
    button.addEventListener("click", () => saveAs(format));
  }
  below.replaceChildren(legend, saving);
}

// What was sent: a line of JSON that may change with each run, then the JSON of the figure.
function unpack(bytes) {
  const end = bytes.indexOf(10);
  const decoder = new TextDecoder();
  return { ...JSON.parse(decoder.decode(bytes.subarray(0, end))), figure: decoder.decode(bytes.subarray(end + 1)) };
}

export default async function ({ data: bytes, parentElement, setTriggerValue }) {
  const data = unpack(bytes);
  const box = parentElement.querySelector(".sahelscope-plot");
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", data.alt);
  box.report = setTriggerValue;
  const plotly = await loadPlotly(data.library);
  if (!box.isConnected) return () => {};
  const dark = isDark(box);
  const figure = JSON.parse(inked(data.figure, data.inks, dark));
  figure.data.push(...JSON.parse(inked(JSON.stringify(data.over), data.inks, dark)));
  await Promise.all(figure.data.map(withLines));
  if (!box.isConnected) return () => {};
  box.paper = inked("#fffffe", data.inks, dark);
  box.style.minHeight = `${figure.layout.height}px`;
  box.style.minWidth = `${figure.layout.meta?.min_width ?? 0}px`; // wider than a small screen: moved sideways
  parentElement.style.overflowX = "auto";
  box.drawnWidth = box.clientWidth;
  fillBox(figure.layout.geo, box.clientWidth, figure.layout.height);
  const config = {
    displaylogo: false,
    displayModeBar: figure.layout.dragmode === "pan" ? "hover" : false,
    modeBarButtons: [figure.layout.geo ? GEO_BUTTONS : FLAT_BUTTONS],
    scrollZoom: data.scroll_zoom,
    responsive: false,
    showTips: false,
    topojsonURL: "/assets/none/",
  };
  await plotly.react(box, figure.data, figure.layout, config);
  placeNames(box, box.paper);
  if (data.sheet) {
    standBelow(box, data.sheet, data, async (format) => {
      const { lonaxis, lataxis, center, projection } = box.layout.geo;
      const plain = JSON.parse(data.figure);
      await Promise.all(plain.data.map(withLines));
      const geo = { ...plain.layout.geo, lonaxis, lataxis, center, projection };
      await save(await sheet(plotly, plain, data.sheet, geo, config), data.sheet.file_name, format);
    });
  }
  if (!box.stopListening) listen(box);
  box.dataset.drawn = String(Number(box.dataset.drawn ?? 0) + 1);
  return () => {
    box.stopListening?.();
    plotly.purge(box);
  };
}
