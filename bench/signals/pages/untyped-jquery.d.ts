/** As much of jQuery, which ships no types, as the page here uses. */
declare module "jquery" {
  interface Found {
    html(text: string): Found;
    text(text: string): Found;
    val(): string;
    attr(name: string, value: string): Found;
    appendTo(target: Element): Found;
    replaceWith(html: string): Found;
    hide(): Found;
    fadeIn(ms: number): Found;
    fadeOut(ms: number): Found;
    slideUp(ms: number): Found;
    on(type: string, selector: string, handler: (event: Event) => void): Found;
  }
  const jquery: (selectorOrHtml: string) => Found;
  export default jquery;
}
