import { cartTotal, emptyCart, readCart } from "./cart.js";
import { priceText, productById } from "./products.js";

const form = document.querySelector("#checkout");
const withAccount = document.querySelector("#with-account");
const accountPart = document.querySelector("[data-account-part]");
const note = document.querySelector("[data-form-note]");

document.querySelector("[data-summary]").innerHTML = readCart()
  .map((line) => {
    const product = productById(line.id);
    return `<li><span>${line.count} × ${product.name}</span><span>${priceText(product.price * line.count)}</span></li>`;
  })
  .join("");
document.querySelector("[data-total]").textContent = priceText(cartTotal());

withAccount.addEventListener("change", () => {
  accountPart.hidden = !withAccount.checked;
});

document.querySelector("#show-password").addEventListener("click", (event) => {
  const field = document.querySelector("#password");
  const isShown = field.type === "text";
  field.type = isShown ? "password" : "text";
  event.currentTarget.textContent = isShown ? "Show" : "Hide";
});

const card = document.querySelector("#card");
card.addEventListener("input", () => {
  const digits = card.value.replace(/\D/g, "").slice(0, 16);
  card.value = digits.replace(/(.{4})(?=.)/g, "$1 ");
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const missing = [...form.querySelectorAll("[required]")].filter((field) => !field.value.trim());
  for (const field of form.querySelectorAll("input")) {
    field.setAttribute("aria-invalid", String(missing.includes(field)));
  }
  if (missing.length > 0) {
    note.textContent = "A few fields are still empty; they are marked.";
    missing[0].focus();
    return;
  }
  window.playhead?.track("ordered", { total: cartTotal(), products: readCart().length });
  emptyCart();
  location.href = "/checkout/done/";
});
