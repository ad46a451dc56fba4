/** As much of jQuery, which ships no types, as the page here uses. */
declare module "jquery" {
  interface Found {
    append(...content: (string | Found)[]): Found;
    appendTo(target: string | Found): Found;
    on(type: string, handler: (this: HTMLElement) => void): Found;
    toggleClass(name: string, isSet: boolean): Found;
    text(text: string): Found;
    val(): string;
    first(): Found;
    remove(): Found;
    length: number;
  }
  const jquery: (selector: string | HTMLElement) => Found;
  export default jquery;
}
