// Steps through time, one after another while a visitor lets it play; a step is taken only after the last is drawn.

const PACES = [
  [1, "a step a second"],
  [2, "a step in 2 s"],
  [4, "a step in 4 s"],
];

function button(words, label, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", press);
  return made;
}

function paceField(box) {
  const field = document.createElement("select");
  field.setAttribute("aria-label", "Pace of play");
  for (const [seconds, words] of PACES) field.add(new Option(words, seconds));
  field.value = box.dataset.pace ?? "2";
  field.addEventListener("change", () => (box.dataset.pace = field.value));
  return field;
}

function stop(box) {
  clearTimeout(box.timer);
  delete box.dataset.playing;
}

function draw(box, data, step) {
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.way : "";
  const playing = box.dataset.playing === "yes";
  const go = (way) => () => {
    stop(box);
    step(way);
  };
  const toggle = () => {
    if (playing) stop(box);
    else box.dataset.playing = "yes";
    draw(box, data, step);
    if (!playing) step("forward");
  };
  const back = button("‹ Back", `Back a ${data.period}`, go("back"));
  const play = button(playing ? "Stop" : "Play", playing ? "Stop" : "Play", toggle);
  const forward = button("Forward ›", `Forward a ${data.period}`, go("forward"));
  back.disabled = !data.back;
  play.disabled = !playing && !data.forward;
  forward.disabled = !data.forward;
  for (const [made, way] of [[back, "back"], [play, "play"], [forward, "forward"]]) made.dataset.way = way;
  box.replaceChildren(back, play, forward, paceField(box));
  if (focused) box.querySelector(`[data-way="${focused}"]`)?.focus({ preventScroll: true });
}

export default function ({ data: bytes, parentElement, setTriggerValue }) {
  const data = JSON.parse(new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10))));
  const box = parentElement.querySelector(".sahelscope-player");
  const step = (way) => setTriggerValue("picked", way);
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Steps through time");
  clearTimeout(box.timer);
  if (!data.forward) stop(box);
  draw(box, data, step);
  if (box.dataset.playing === "yes") box.timer = setTimeout(() => step("forward"), 1000 * (box.dataset.pace ?? 2));
  return () => stop(box);
}
