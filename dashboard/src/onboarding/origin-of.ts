/** The origin of what somebody types as a website's address: `shop.example/cart` is `https://shop.example`. */
export function originOf(typed: string): string {
  const text = typed.trim().toLowerCase();
  if (text === "") return "";
  const withScheme = /^https?:\/\//.test(text) ? text : `https://${text}`;
  return withScheme.replace(/^(https?:\/\/[^/?#]*).*$/s, "$1");
}
