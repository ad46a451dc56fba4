const zero = 48;

/** Payment cards: every second digit from the right counts double (ISO/IEC 7812-1). Passes over what is no digit. */
export function passesLuhn(text: string): boolean {
  let sum = 0;
  let doubles = false;
  for (let i = text.length - 1; i >= 0; i -= 1) {
    const digit = text.charCodeAt(i) - zero;
    if (digit < 0 || digit > 9) continue;
    const value = doubles ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
    doubles = !doubles;
  }
  return sum % 10 === 0;
}

/** International bank account numbers: country and check digits moved behind, letters as numbers (ISO 13616). */
export function passesMod97(text: string): boolean {
  const compact = text.replace(/\s/g, "").toUpperCase();
  let rest = 0;
  for (const char of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

export function countDigits(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const digit = text.charCodeAt(i) - zero;
    if (digit >= 0 && digit <= 9) count += 1;
  }
  return count;
}
