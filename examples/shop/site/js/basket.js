import { cartTotal, readCart, setCount } from "./cart.js";
import { priceText, productById } from "./products.js";

const list = document.querySelector("[data-lines]");
const freeFrom = 10000;
const postage = 690;

const row = (line) => {
  const product = productById(line.id);
  return `
  <li class="line" data-line="${line.id}">
    <img src="${product.image}" alt="" width="84" height="84" />
    <div class="line-words">
      <a href="/product/?id=${product.id}">${product.name}</a>
      <span>${priceText(product.price)} each</span>
    </div>
    <div class="stepper">
      <button type="button" data-step="-1" aria-label="One less">−</button>
      <output>${line.count}</output>
      <button type="button" data-step="1" aria-label="One more">+</button>
    </div>
    <strong class="price">${priceText(product.price * line.count)}</strong>
  </li>`;
};

function show() {
  const lines = readCart();
  const total = cartTotal();
  const sending = total >= freeFrom || total === 0 ? 0 : postage;
  list.innerHTML = lines.map(row).join("");
  document.querySelector("[data-empty]").hidden = lines.length > 0;
  document.querySelector("[data-full]").hidden = lines.length === 0;
  document.querySelector("[data-goods]").textContent = priceText(total);
  document.querySelector("[data-sending]").textContent = sending === 0 ? "Free" : priceText(sending);
  document.querySelector("[data-total]").textContent = priceText(total + sending);
}

list.addEventListener("click", (event) => {
  const step = event.target.closest("[data-step]");
  if (!step) return;
  const id = step.closest("[data-line]").dataset.line;
  const line = readCart().find((each) => each.id === id);
  setCount(id, line.count + Number(step.dataset.step));
  show();
});

// Broken on purpose: the shop asks a voucher service that does not exist, and does not expect a refusal.
document.querySelector("#apply-code").addEventListener("click", async () => {
  const code = document.querySelector("#code").value.trim();
  const answer = await fetch(`/vouchers/${encodeURIComponent(code || "none")}.json`);
  const voucher = await answer.json();
  document.querySelector("[data-total]").textContent = priceText(cartTotal() - voucher.off);
});

show();
