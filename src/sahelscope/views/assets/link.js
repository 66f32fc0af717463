// A button that copies the address of the page: filters, choices and the open row are all in it.

const SHOWN_FOR = 1600; // ms

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no clipboard outside a secure origin
  }
}

export default function ({ parentElement }) {
  const box = parentElement.querySelector(".sahelscope-link");
  if (box.firstChild) return;
  const button = document.createElement("button");
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.type = "button";
  button.textContent = "Copy link";
  button.addEventListener("click", async () => {
    const done = await copied(window.location.href);
    said.textContent = done ? "Copied" : "Copy it from the address bar";
    setTimeout(() => (said.textContent = ""), SHOWN_FOR);
  });
  box.append(button, said);
}
