// The end of the script of the one-file edition: xtask/src/one_file.rs puts it behind the glue, whose `initSync` it calls.

// From disk a page may fetch nothing, so what the app would fetch stands in the page, under the name that the link has.
window.fetch = async (name) => new Response(document.getElementById(name).textContent);

try {
  const block = document.getElementById("wasm");
  initSync({ module: Uint8Array.from(atob(block.textContent), (char) => char.charCodeAt(0)) });
  block.remove();
} catch (error) {
  // The shell stands as it is; it says what is needed. What went wrong is for whoever opens the console.
  document.getElementById("no-start").classList.remove("late");
  console.error("Star Drill could not start:", error);
}
