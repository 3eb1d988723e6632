// Starts the app. The build names the files in this script's own tag; see Trunk.toml.
const { js, wasm, later, offline } = document.querySelector("script[data-wasm]").dataset;
const base = document.baseURI;

try {
  const glue = await import(new URL(js, base));
  await glue.default({ module_or_path: new URL(wasm, base) });
  // The styles of what the first screen does not show, when it is there.
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(later, base) }));
} catch (error) {
  // The shell stands as it is; it says what is needed. What went wrong is for whoever opens the console.
  document.getElementById("no-start").classList.remove("late");
  console.error("Star Drill could not start:", error);
}

// What keeps the app for use without a network, in releases; and looks for a newer version where this one does not start.
// The app does without, so its absence is no fault.
if (offline) import(new URL(offline, base)).catch(console.warn);
