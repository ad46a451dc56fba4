import { addToCart } from "./cart.js";
import { priceText, products } from "./products.js";

const grid = document.querySelector("[data-grid]");
const chips = document.querySelector("[data-chips]");
const kinds = {
  all: () => true,
  "on-deck": (product) => ["harbor-lantern", "deck-kettle", "ditch-bag", "mooring-mat"].includes(product.id),
  "to-wear": (product) => ["watch-cap", "squall-anorak"].includes(product.id),
  instruments: (product) => ["cabin-barometer", "tide-clock"].includes(product.id),
};

const card = (product) => `
  <li class="card" data-product="${product.id}">
    <a class="card-picture" href="/product/?id=${product.id}">
      <img class="card-image" src="${product.image}" alt="${product.name}" width="320" height="320" />
      ${product.tag ? `<span class="flag">${product.tag}</span>` : ""}
    </a>
    <div class="card-words">
      <h3><a href="/product/?id=${product.id}">${product.name}</a></h3>
      <p>${product.short}</p>
      <div class="card-foot">
        <span class="price">${priceText(product.price)}</span>
        <button class="button button-quiet" type="button" data-add="${product.id}">Add to basket</button>
      </div>
    </div>
  </li>`;

const show = (kind) => {
  grid.innerHTML = products.filter(kinds[kind]).map(card).join("");
};

show("all");

chips.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-kind]");
  if (!chip) return;
  for (const other of chips.querySelectorAll("[data-kind]")) {
    other.setAttribute("aria-pressed", String(other === chip));
  }
  show(chip.dataset.kind);
});

grid.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add]");
  if (!button) return;
  addToCart(button.dataset.add);
  button.textContent = "In the basket ✓";
  setTimeout(() => {
    button.textContent = "Add to basket";
  }, 1600);
});
