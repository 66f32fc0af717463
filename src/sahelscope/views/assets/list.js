// Rows to choose from, a line each. Every text goes in as a text node.

function line(row, data, pick) {
  const button = document.createElement("button");
  const sign = document.createElement("i");
  button.type = "button";
  button.dataset.row = row.id;
  button.className = row.id === data.chosen ? "chosen" : "";
  if (row.id === data.chosen) button.setAttribute("aria-current", "true");
  sign.textContent = row.sign;
  sign.style.color = data.inks[row.sign] ?? "inherit";
  if (!row.sign) sign.hidden = true;
  button.append(sign, row.line.trim());
  button.addEventListener("click", () => pick(row.id));
  return button;
}

export default function ({ data: bytes, parentElement, setTriggerValue }) {
  const data = JSON.parse(new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10))));
  const box = parentElement.querySelector(".sahelscope-list");
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.row : "";
  const top = box.scrollTop;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", data.alt);
  box.replaceChildren(...data.rows.map((row) => line(row, data, (id) => setTriggerValue("picked", id))));
  box.scrollTop = top;
  if (focused) box.querySelector(`[data-row="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  const chosen = box.querySelector(".chosen");
  if (chosen && (chosen.offsetTop < box.scrollTop || chosen.offsetTop > box.scrollTop + box.clientHeight - 24)) {
    box.scrollTop = chosen.offsetTop - box.clientHeight / 3;
  }
}
