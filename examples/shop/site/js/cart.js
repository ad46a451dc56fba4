import { productById } from "./products.js";

const storageKey = "tidewater-cart";

/** What lies in the basket: `[{ id, count }]`. Anything unreadable is an empty basket. */
export function readCart() {
  try {
    const lines = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return lines.filter((line) => productById(line.id) && line.count > 0);
  } catch {
    return [];
  }
}

function writeCart(lines) {
  localStorage.setItem(storageKey, JSON.stringify(lines));
  showCount();
}

export function addToCart(id, count = 1) {
  const lines = readCart();
  const line = lines.find((each) => each.id === id);
  if (line) line.count += count;
  else lines.push({ id, count });
  writeCart(lines);
}

export function setCount(id, count) {
  writeCart(
    readCart()
      .map((line) => (line.id === id ? { id, count } : line))
      .filter((line) => line.count > 0),
  );
}

export const emptyCart = () => writeCart([]);

export const cartTotal = () =>
  readCart().reduce((sum, line) => sum + productById(line.id).price * line.count, 0);

/** Puts the number of things in the basket beside the word in the head of every page. */
export function showCount() {
  const count = readCart().reduce((sum, line) => sum + line.count, 0);
  for (const badge of document.querySelectorAll("[data-cart-count]")) {
    badge.textContent = String(count);
    badge.hidden = count === 0;
  }
}
