/** What pages do to the browser's own functions, as script that runs before the recorder; recording goes on in spite of it. */
export const survivedPatches: Record<string, string> = {
  "fetch that notes its calls": `
    const own = window.fetch;
    window.noted = [];
    window.fetch = function (...args) {
      if (args[0] === "/") window.noted.push(args.length, args[1] === window.init);
      return own.apply(this, args);
    };`,
  "a Date that stands still": `
    const at = Date.now();
    const Own = Date;
    window.Date = class extends Own {
      constructor(...args) { super(...(args.length > 0 ? args : [at])); }
      static now() { return at; }
    };`,
  "toJSON on arrays and strings, as prototype.js once had it": `
    const own = JSON.stringify;
    Array.prototype.toJSON = function () { return "[" + this.map((one) => own(one)).join() + "]"; };
    String.prototype.toJSON = function () { return "text " + this; };`,
  "addEventListener that wraps every listener": `
    const own = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const wrapped = typeof listener === "function" ? function (event) { return listener.call(this, event); } : listener;
      return own.call(this, type, wrapped, options);
    };`,
  "a Promise of its own": `
    const Own = Promise;
    window.Promise = class OldPromise {
      constructor(run) { this.own = new Own(run); }
      then(done, failed) { const next = new OldPromise(() => {}); next.own = this.own.then(done, failed); return next; }
      catch(failed) { return this.then(undefined, failed); }
      static resolve(value) { return new OldPromise((resolve) => resolve(value)); }
      static reject(error) { return new OldPromise((resolve, reject) => reject(error)); }
    };`,
  "a MutationObserver that wraps the browser's": `
    const Own = MutationObserver;
    window.MutationObserver = function (callback) {
      const own = new Own((records) => callback(records.slice(), this));
      this.observe = (node, init) => own.observe(node, init);
      this.disconnect = () => own.disconnect();
      this.takeRecords = () => own.takeRecords();
    };`,
  "no crypto.subtle and no randomUUID, as over http": `
    Object.defineProperty(crypto, "subtle", { value: undefined });
    Object.defineProperty(crypto, "randomUUID", { value: undefined });`,
  "frozen prototypes": `
    for (const one of [Array, Object, Function, Promise, String, Element, Node, HTMLElement, HTMLInputElement, Document,
      Window, History, CSSStyleSheet, CSSStyleDeclaration, XMLHttpRequest, EventTarget, MutationObserver, HTMLMediaElement])
      Object.freeze(one.prototype);
    Object.freeze(console);
    Object.freeze(JSON);`,
  "enumerable additions to every object": `
    Object.prototype.each = function () {};
    Array.prototype.contains = function (one) { return this.indexOf(one) >= 0; };`,
  "an Array.from and a bind of its own": `
    Array.from = (one) => (one == null ? [] : typeof one.length === "number" ? Array.prototype.slice.call(one) : [one]);
    Function.prototype.bind = function (self, ...first) { const run = this; return (...args) => run.call(self, ...first, ...args); };`,
  "setTimeout that notes its calls": `
    const own = window.setTimeout;
    window.setTimeout = function (run, ms, ...args) { return own.call(window, function () { return run(...args); }, ms); };`,
  "storage that throws": `
    const deny = { get() { throw new DOMException("denied", "SecurityError"); } };
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(window, name, deny);`,
  "form fields named like the DOM": `
    addEventListener("DOMContentLoaded", () => {
      document.body.insertAdjacentHTML("beforeend", '<form><input name="parentNode"><input name="childNodes">' +
        '<input name="getAttribute"><input name="tagName"><input name="attributes"><input name="nodeType"></form>');
    });`,
};

/** Here it may be that nothing is recorded, as long as the page does not notice. */
export const tolerablePatches: Record<string, string> = {
  "a fetch that throws for others": `
    const own = window.fetch;
    window.fetch = (to, init) => {
      if (typeof to !== "string" || !to.startsWith("/")) throw new Error("not for you");
      return own.call(window, to, init);
    };`,
  "no MutationObserver": "delete window.MutationObserver;",
  "no TextEncoder, CompressionStream and Blob": `
    delete window.CompressionStream;
    delete window.TextEncoder;
    delete window.Blob;`,
  "a JSON.stringify that throws for large values": `
    const own = JSON.stringify;
    JSON.stringify = (value, ...rest) => {
      if (typeof value !== "string" && Object.keys(value ?? {}).length > 2) throw new Error("too large");
      return own(value, ...rest);
    };`,
  "no Map, Set and WeakMap of the browser's": `
    for (const name of ["Map", "Set", "WeakMap"]) window[name] = function () { throw new Error("not this one"); };`,
};
