import { mount } from "svelte";
import Lines from "./lines.svelte.txt";

const target = document.getElementById("app");
if (target) mount(Lines, { target });
