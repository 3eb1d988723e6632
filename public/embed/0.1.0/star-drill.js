// <star-drill>: a Star Drill widget in your page, in a frame that this element owns. docs/embedding.md has its attributes,
// events and messages. What stands between its tags is shown until the frame is ready.
{
  const script = document.currentScript;
  // The app's folder: two above this script, or where its tag says, for whoever keeps a copy of it.
  const app = new URL((script.dataset.app ?? "../../").replace(/\/*$/, "/"), script.src);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const PASSED_ON = ["pack", "role", "principle", "question", "mode"];
  const LONGEST_START_MS = 30_000;

  class StarDrill extends HTMLElement {
    static observedAttributes = [...PASSED_ON, "theme", "lang", "height", "title"];
    #frame;
    #id;
    #isDue;
    #late;
    // Pages change their colours by a class or an attribute of their root.
    #painted = new MutationObserver(() => this.#tell("set"));
    // No style element, which the host's policy may forbid; and the host's styles do not reach in.
    #slot = this.attachShadow({ mode: "open" }).appendChild(document.createElement("slot"));

    connectedCallback() {
      addEventListener("message", this);
      addEventListener("transitionend", this);
      dark.addEventListener("change", this);
      for (const root of [document.documentElement, document.body]) this.#painted.observe(root, { attributes: true });
      this.#show();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      removeEventListener("transitionend", this);
      dark.removeEventListener("change", this);
      this.#painted.disconnect();
      this.#clear();
    }

    attributeChangedCallback(name) {
      if (!this.#frame) return;
      if (name === "height" || name === "title") this.#dress();
      else if (name === "theme" || name === "lang") this.#tell("set");
      else if (!this.#isDue) {
        // Several are often set at once.
        this.#isDue = true;
        queueMicrotask(() => this.#isDue && this.#show());
      }
    }

    handleEvent({ type, target, source, origin, data }) {
      // Where colours fade, those at the end count.
      if (type === "change" || (type !== "message" && target.contains(this))) return this.#tell("set");
      // From this very frame, and from the app in it. Where this page is sandboxed so is the frame: its origin is "null".
      const isApp = origin === app.origin || (origin === "null" && self.origin === "null");
      if (!this.#frame || source !== this.#frame.contentWindow || !isApp || data?.starDrill !== 1) return;
      if (data.type === "hello") {
        this.#id = Math.random().toString(36).slice(2);
        this.#tell("welcome");
      } else if (data.id !== this.#id) return;
      else if (data.type === "height") {
        const height = Math.round(Math.min(Math.max(data.height, 100), 20_000));
        if (height) this.#frame.style.height = `${height}px`;
      } else if (/^(ready|complete|error)$/.test(data.type)) {
        if (data.type === "ready") this.#slot.hidden = true;
        this.#say(data.type, data.detail);
      }
    }

    /** Shows what the attributes ask for: in a new frame, for another address in the old one would be a step back. */
    #show() {
      this.#clear();
      const address = new URL("widget.html", app);
      for (const name of PASSED_ON) {
        const value = this.getAttribute(name);
        // A link knows what an address means in this page.
        const link = Object.assign(document.createElement("a"), { href: value });
        if (value) address.searchParams.set(name, name === "pack" ? link.href : value);
      }
      address.searchParams.set("theme", this.#theme());
      const detail = { code: "no-answer", message: "The frame says nothing" };
      const onload = () => {
        if (!this.#slot.hidden) this.#late = setTimeout(() => this.#say("error", detail), LONGEST_START_MS);
      };
      this.#frame = document.createElement("iframe");
      Object.assign(this.#frame, { loading: "lazy", allow: "clipboard-write", onload, src: address });
      Object.assign(this.#frame.style, { display: "block", width: "100%", border: 0 });
      this.#dress();
      this.shadowRoot.append(this.#frame);
    }

    #clear() {
      clearTimeout(this.#late);
      this.#frame?.remove();
      this.#frame = this.#id = this.#isDue = undefined;
      this.#slot.hidden = false;
    }

    /** Its name, and its height until it tells its own. */
    #dress() {
      this.#frame.title = this.getAttribute("title") || "Star Drill: practise an interview answer";
      if (!this.#slot.hidden) this.#frame.style.height = `${parseInt(this.getAttribute("height")) || 480}px`;
    }

    #theme() {
      const asked = this.getAttribute("theme");
      if (/^(dark|light)$/.test(asked)) return asked;
      const { colorScheme } = getComputedStyle(this);
      if (/dark/.test(colorScheme)) return dark.matches || !/light/.test(colorScheme) ? "dark" : "light";
      // A page that does not say is as dark as what it is painted on; a canvas reads every way of writing a colour.
      const paint = document.createElement("canvas").getContext("2d");
      for (let element = this; element && colorScheme === "normal"; element = element.parentElement) {
        paint.fillStyle = getComputedStyle(element).backgroundColor;
        paint.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = paint.getImageData(0, 0, 1, 1).data;
        if (alpha > 127) return red * 3 + green * 6 + blue < 1280 ? "dark" : "light";
      }
      return "light";
    }

    #tell(type) {
      if (!this.#id) return;
      const message = { starDrill: 1, id: this.#id, type, theme: this.#theme(), lang: this.lang };
      // "null" cannot be addressed; the window is ours all the same.
      this.#frame.contentWindow.postMessage(message, self.origin === "null" ? "*" : app.origin);
    }

    #say(name, detail) {
      clearTimeout(this.#late);
      this.dispatchEvent(new CustomEvent(`star-drill-${name}`, { bubbles: true, detail }));
    }
  }

  customElements.get("star-drill") || customElements.define("star-drill", StarDrill);
}
