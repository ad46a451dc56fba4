import { priceText } from "./products.js";

/** The account is a single page: links change the address and the view, never the document. */

const orders = [
  {
    number: "1043",
    date: "2 October",
    state: "On its way",
    goods: ["Deck kettle", "Mooring mat"],
    total: 10500,
  },
  { number: "0988", date: "14 June", state: "Delivered", goods: ["Cabin barometer"], total: 15200 },
  {
    number: "0871",
    date: "3 February",
    state: "Delivered",
    goods: ["Night watch cap", "Harbor lantern"],
    total: 9200,
  },
];

const orderRow = (order) => `
  <li class="order">
    <a href="/account/orders/${order.number}" data-route>Order ${order.number}</a>
    <span>${order.date}</span><span class="state">${order.state}</span>
    <strong class="price">${priceText(order.total)}</strong>
  </li>`;

const views = [
  {
    path: /^\/account\/?$/,
    title: "Your account",
    html: () => `
      <p class="lead">Good to have you back. The kettle you ordered left the harbour on Tuesday.</p>
      <div class="tiles">
        <a class="tile" href="/account/orders" data-route><strong>3</strong> orders</a>
        <a class="tile" href="/account/addresses" data-route><strong>2</strong> addresses</a>
        <a class="tile" href="/account/preferences" data-route><strong>Quiet</strong> letters</a>
      </div>`,
  },
  {
    path: /^\/account\/orders\/?$/,
    title: "Orders",
    html: () => `<ul class="orders">${orders.map(orderRow).join("")}</ul>`,
  },
  {
    path: /^\/account\/orders\/(\d+)$/,
    title: "Order",
    html: ([, number]) => {
      const order = orders.find((each) => each.number === number);
      if (!order) return `<p class="lead">There is no order ${number}.</p>`;
      return `
        <p class="lead">Order ${order.number}, placed on ${order.date}. ${order.state}.</p>
        <ul class="facts">${order.goods.map((name) => `<li>${name}</li>`).join("")}</ul>
        <p>Paid <strong class="price">${priceText(order.total)}</strong></p>
        <a href="/account/orders" data-route>All orders</a>`;
    },
  },
  {
    path: /^\/account\/addresses\/?$/,
    title: "Addresses",
    html: () => `
      <div class="tiles">
        <address class="tile">The Old Net Loft<br />4 Quay Street<br />Home</address>
        <address class="tile">Berth 17, East Basin<br />Ask for the blue ketch<br />Boat</address>
      </div>`,
  },
  {
    path: /^\/account\/preferences\/?$/,
    title: "Preferences",
    html: () => `
      <form class="stack" data-preferences>
        <label class="field">Name on the parcel <input name="parcel" autocomplete="name" /></label>
        <label class="tick"><input type="checkbox" name="letters" checked /> Four letters a year</label>
        <label class="tick"><input type="checkbox" name="restock" /> Tell me when things are back</label>
        <button class="button" type="submit">Keep these</button>
        <p class="form-note" data-kept role="status"></p>
      </form>`,
  },
];

const stage = document.querySelector("[data-stage]");
const heading = document.querySelector("[data-heading]");

function show() {
  const path = location.pathname;
  const view = views.find((each) => each.path.test(path)) ?? views[0];
  heading.textContent = view.title;
  document.title = `${view.title} · Tidewater Supply`;
  stage.innerHTML = view.html(path.match(view.path) ?? [path]);
  for (const link of document.querySelectorAll(".account-tab")) {
    link.toggleAttribute("aria-current", link.getAttribute("href") === path.replace(/\/$/, ""));
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-route]");
  if (!link || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  history.pushState(null, "", link.getAttribute("href"));
  show();
});

stage.addEventListener("submit", (event) => {
  event.preventDefault();
  stage.querySelector("[data-kept]").textContent = "Kept.";
});

window.addEventListener("popstate", show);
show();
