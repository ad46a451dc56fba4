import $ from "jquery";
import { ask, boom, failLater, isDetails, join } from "./app-answers.ts";

const details = `<section><h1 id="details">Details</h1><p>Made of brass.</p><button id="inner">Measure</button></section>`;
const list = `<section><h1>Shop</h1>
<button id="dead">Send</button> <button id="noop">Update</button>
<div id="card">A card to open</div>
<button id="alive">Add to basket</button> <b id="total">0</b>
<button id="plus">+</button> <output id="quantity">1</output> <button id="more">One more</button>
<button id="late">Calculate</button> <button id="fetched">Load</button> <button id="slow">Search</button>
<button id="patient">Export</button> <p id="result"></p>
<button id="boom">Apply</button> <button id="boom-shown">Confirm</button> <button id="boom-late">Refresh</button>
<button id="open">Open</button> <button id="save" disabled>Save</button>
<div id="row">Rope <button id="remove">Remove</button></div>
<p id="text">Everything here is made by hand and sent within three days.</p>
<form id="signup"><label>Name <input id="name"></label> <label>Mail <input id="mail"></label>
<button id="join">Join</button><span id="problems"></span></form>
<a id="route" href="/jquery/details">Details</a></section>`;

const app = $("#app");
const render = (): void => {
  app.html(isDetails() ? details : list);
};
const show = (text: string): void => {
  $("#result").text(text);
};

let total = 0;
let quantity = 1;
/** All of them at what stands around, as pages do whose parts come and go. */
const on = (id: string, run: () => unknown): void => {
  app.on("click", `#${id}`, run);
};
for (const id of ["noop", "card"]) on(id, () => undefined);
on("alive", () => $("#total").text(String(++total)));
for (const id of ["plus", "more"]) on(id, () => $("#quantity").text(String(++quantity)));
on("late", () => setTimeout(() => show("42"), 2_700));
on("fetched", async () => show(await ask(400)));
on("slow", async () => show(await ask(3_600)));
on("patient", async () => {
  show("Working…");
  show(await ask(3_600));
});
on("boom", boom);
on("boom-shown", () => {
  show("Something went wrong");
  boom();
});
on("boom-late", () => {
  void failLater();
});
on("open", () => {
  const dialog = $(`<div role="dialog"><p>Rope, 20 m</p><button id="close">Close</button></div>`);
  dialog.appendTo(document.body).hide().fadeIn(200);
  dialog.on("click", "#close", () => dialog.fadeOut(200));
});
on("remove", () => $("#row").slideUp(200));
app.on("submit", "#signup", async (event) => {
  event.preventDefault();
  const values = new FormData();
  for (const id of ["name", "mail"]) values.set(id, $(`#${id}`).val());
  const problem = await join(values);
  if (problem === null) $("#signup").replaceWith("<p>Welcome</p>");
  else {
    $("#problems").html(`<span role="alert">${problem}</span>`);
    $("#mail").attr("aria-invalid", "true");
  }
});
app.on("click", "#route", (event) => {
  event.preventDefault();
  history.pushState(null, "", "/jquery/details");
  render();
});
addEventListener("popstate", render);
render();
