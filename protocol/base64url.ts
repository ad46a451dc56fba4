const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** base64url without padding (RFC 4648, section 5). `btoa` is no help: it wants a string and gives another alphabet. */
export function toBase64url(bytes: Uint8Array): string {
  let text = "";
  let held = 0;
  let heldBits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    heldBits += 8;
    while (heldBits >= 6) {
      heldBits -= 6;
      text += alphabet.charAt((held >> heldBits) & 63);
    }
    held &= 63;
  }
  return heldBits > 0 ? text + alphabet.charAt((held << (6 - heldBits)) & 63) : text;
}

/** Appends the bytes of `text`, which a parser has shown to be base64url; spare bits at its end are dropped. */
export function pushBase64url(out: number[], text: string): void {
  let held = 0;
  let heldBits = 0;
  for (const letter of text) {
    held = ((held << 6) | alphabet.indexOf(letter)) & 0xffff;
    heldBits += 6;
    if (heldBits >= 8) {
      heldBits -= 8;
      out.push((held >> heldBits) & 255);
    }
  }
}
