import { showCount } from "./cart.js";

// What every page does: the basket's count, the menu on a phone, the letter in the foot.
showCount();
window.addEventListener("storage", showCount);

const menuButton = document.querySelector("[data-menu-button]");
const menu = document.querySelector("[data-menu]");
menuButton?.addEventListener("click", () => {
  const isOpen = menu.classList.toggle("is-open");
  menuButton.setAttribute("aria-expanded", String(isOpen));
});

document.querySelector("[data-letter]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const note = document.createElement("p");
  note.className = "letter-thanks";
  note.textContent = "Thank you. The next letter goes out with the spring tide.";
  event.target.replaceWith(note);
});
