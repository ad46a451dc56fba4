/** Components that are compiled when their page is bundled. */
declare module "*.svelte.txt" {
  import type { Component } from "svelte";

  const component: Component;
  export default component;
}
