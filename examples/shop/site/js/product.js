import { addToCart } from "./cart.js";
import { priceText, productById, products } from "./products.js";

const asked = new URLSearchParams(location.search).get("id");
const product = productById(asked) ?? products[0];
document.title = `${product.name} · Tidewater Supply`;

const fill = (name, text) => {
  document.querySelector(`[data-${name}]`).textContent = text;
};
fill("name", product.name);
fill("crumb", product.name);
fill("price", priceText(product.price));
fill("long", product.long);
const picture = document.querySelector("[data-picture]");
picture.src = product.image;
picture.alt = product.name;
document.querySelector("[data-facts]").innerHTML = product.facts.map((fact) => `<li>${fact}</li>`).join("");

const count = document.querySelector("#count");
document.querySelector("#add-to-cart").addEventListener("click", () => {
  addToCart(product.id, Math.max(1, Number(count.value) || 1));
  document.querySelector("[data-added]").hidden = false;
});

// Broken on purpose: the stock service was taken down and nobody told the shop.
document.querySelector("#check-stock").addEventListener("click", () => {
  const answer = window.tidewaterStock;
  fill("stock", `${answer.stores.length} shops have it`);
});

const neighbours = products.filter((each) => each !== product).slice(0, 3);
document.querySelector("[data-neighbours]").innerHTML = neighbours
  .map(
    (each) => `
    <li><a class="neighbour" href="/product/?id=${each.id}">
      <img src="${each.image}" alt="" width="96" height="96" />
      <span>${each.name}<small>${priceText(each.price)}</small></span>
    </a></li>`,
  )
  .join("");
