// The page where an author picks options: the widget follows them, and the snippet says the same.
const { version, integrity } = document.querySelector("script[data-integrity]").dataset;
const app = new URL("../", document.baseURI).href;
const options = document.getElementById("options");
const snippet = document.getElementById("snippet");

const link = Object.assign(document.createElement("a"), {
  href: app,
  textContent: "Practise an interview answer in Star Drill",
});
const widget = document.createElement("star-drill");
widget.append(link);
document.getElementById("live").append(widget);

function follow() {
  for (const { name, value } of options.elements) {
    if (!value) widget.removeAttribute(name);
    else if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
  }
  // As the browser writes it, so that it is quoted as it must be.
  const element = widget.cloneNode(true).outerHTML;
  const script = `<script async src="${app}embed/${version}/star-drill.js" integrity="${integrity}" crossorigin="anonymous"></script>`;
  snippet.value = `${script}\n${element}\n`;
}

// Once a choice is made, not at each letter.
options.addEventListener("change", ({ target }) => {
  if (target.name === "pack") letGoOfUsual();
  follow();
});
options.addEventListener("submit", (event) => event.preventDefault());
follow();

/** What was chosen of the default pack, and the lists of it, mean nothing in a pack of one's own. */
function letGoOfUsual() {
  const hasOwn = options.elements.pack.value !== "";
  for (const [name, list] of [["principle", "principles"], ["role", "roles"], ["question", "questions"]]) {
    const field = options.elements[name];
    const isUsual = [...document.getElementById(list).options].some(({ value }) => value === field.value);
    if (hasOwn && isUsual) field.value = "";
    if (hasOwn) field.removeAttribute("list");
    else field.setAttribute("list", list);
  }
}

document.getElementById("copy").addEventListener("click", async () => {
  const copied = document.getElementById("copied");
  try {
    await navigator.clipboard.writeText(snippet.value);
    copied.textContent = "Copied.";
  } catch {
    snippet.select();
    copied.textContent = "Selected: copy it by hand.";
  }
});

// What is in the default pack, to choose from; anything else can be typed.
const answer = await fetch(new URL("packs/amazon.json", app));
if (answer.ok) {
  const pack = await answer.json();
  for (const name of ["principles", "roles", "questions"]) {
    document.getElementById(name).append(...pack[name].map((it) => new Option(it.name ?? it.text, it.id)));
  }
}
