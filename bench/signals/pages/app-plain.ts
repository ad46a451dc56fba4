import { ask, boom, failLater, isDetails, join } from "./app-answers.ts";

const app = document.querySelector("#app");
if (app) app.innerHTML = isDetails() ? details() : list();

function details(): string {
  return `<h1 id="details">Details</h1><p>Made of brass.</p><button id="inner">Measure</button>`;
}

function list(): string {
  return `<h1>Shop</h1>
<button id="dead">Send</button> <button id="noop">Update</button>
<div id="card">A card to open</div>
<button id="alive">Add to basket</button> <b id="total">0</b>
<button id="plus">+</button> <output id="quantity">1</output> <button id="more">One more</button>
<button id="late">Calculate</button> <button id="fetched">Load</button> <button id="slow">Search</button>
<button id="patient">Export</button> <p id="result"></p>
<button id="boom">Apply</button> <button id="boom-shown">Confirm</button> <button id="boom-late">Refresh</button>
<button id="open">Open</button> <button id="save" disabled>Save</button>
<ul><li id="row">Rope <button id="remove">Remove</button></li></ul>
<p id="text">Everything here is made by hand and sent within three days.</p>
<form id="signup"><label>Name <input id="name"></label> <label>Mail <input id="mail"></label>
<button id="join">Join</button><span id="problems"></span></form>
<a id="route" href="/plain/details">Details</a>`;
}

const find = (id: string): HTMLElement => document.getElementById(id) ?? document.createElement("p");
const on = (id: string, run: () => unknown): void => find(id).addEventListener("click", run);
const show = (text: string): void => {
  find("result").textContent = text;
};

let total = 0;
let quantity = 1;
for (const id of ["noop", "card"]) on(id, () => undefined);
on("alive", () => {
  find("total").textContent = String(++total);
});
for (const id of ["plus", "more"]) {
  on(id, () => {
    find("quantity").textContent = String(++quantity);
  });
}
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
on("boom-late", failLater);
on("open", () => {
  const dialog = document.createElement("div");
  dialog.role = "dialog";
  dialog.innerHTML = `<p>Rope, 20 m</p><button id="close">Close</button>`;
  dialog.addEventListener("click", () => dialog.remove());
  document.body.append(dialog);
});
on("remove", () => find("row").remove());
find("signup").addEventListener("submit", async (event) => {
  event.preventDefault();
  const values = new FormData();
  for (const id of ["name", "mail"]) values.set(id, String(Reflect.get(find(id), "value")));
  const problem = await join(values);
  if (problem === null) find("signup").outerHTML = "<p>Welcome</p>";
  else {
    find("problems").innerHTML = `<span role="alert">${problem}</span>`;
    find("mail").setAttribute("aria-invalid", "true");
  }
});
