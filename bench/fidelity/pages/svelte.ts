import { mount } from "svelte";
import Inbox from "./inbox.svelte.txt";

const target = document.getElementById("app");
if (target) mount(Inbox, { target });
