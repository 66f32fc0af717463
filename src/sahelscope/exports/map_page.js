// Draws the figure of this file; nothing is asked of any network.
const figure = JSON.parse(document.getElementById("figure").textContent);
const files = JSON.parse(document.getElementById("files").textContent);
const map = document.getElementById("map");
for (const trace of figure.data) {
  if (trace.geojson) trace.geojson = files[trace.geojson];
  if (!trace.meta?.file) continue;
  const wanted = files[trace.meta.file].features.filter((feature) => trace.meta.ids.includes(feature.id));
  const lines = wanted.flatMap((feature) => feature.geometry.coordinates);
  trace.lon = lines.flatMap((line) => [...line.map((point) => point[0]), null]);
  trace.lat = lines.flatMap((line) => [...line.map((point) => point[1]), null]);
}
const none = { type: "Topology", objects: {}, arcs: [] };
for (const layer of ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"]) {
  none.objects[layer] = { type: "GeometryCollection", geometries: [] };
}
window.PlotlyGeoAssets = { topojson: { world_110m: none, world_50m: none } };
figure.layout.paper_bgcolor = "#fffffe";
const config = { displaylogo: false, scrollZoom: true, responsive: true, topojsonURL: "" };
Plotly.newPlot(map, figure.data, figure.layout, config).then(() => {
  placeNames(map, "#fffffe");
  map.on("plotly_relayout", () => placeNames(map, "#fffffe"));
  map.dataset.drawn = "yes";
});
