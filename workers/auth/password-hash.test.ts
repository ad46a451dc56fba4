import { expect, test, vi } from "vitest";
import { hashPassword, isPassword } from "./password-hash.ts";

// Passwords are hashed slowly on purpose.
vi.setConfig({ testTimeout: 30_000 });

const hash = await hashPassword("correct horse battery");

test("a password is known by its hash, and another one is not", async () => {
  expect(await isPassword({ hash, password: "correct horse battery" })).toBe(true);
  expect(await isPassword({ hash, password: "correct horse batterx" })).toBe(false);
  expect(await isPassword({ hash, password: "" })).toBe(false);
});

test("the same password has another hash each time, and none holds it", async () => {
  expect(await hashPassword("correct horse battery")).not.toBe(hash);
  expect(hash).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/);
});

test("a hash of an older cost is still read", async () => {
  // Made with N = 1024, r = 8, p = 1 by Node's own scrypt.
  const old = "scrypt$1024$8$1$AAAAAAAAAAAAAAAAAAAAAA$AsWvwMY_76m6UtetkFvlJIEPTCAm8Pu2vkYrRktx10s";
  expect(await isPassword({ hash: old, password: "correct horse battery" })).toBe(true);
});

test("what is no hash fits no password", async () => {
  for (const wrong of ["", "scrypt$16384$8$5$$", "plain$1$1$1$x$y"]) {
    expect(await isPassword({ hash: wrong, password: "" })).toBe(false);
  }
});

test("however a keyboard composes a letter, the password is the same", async () => {
  const composed = await hashPassword("caf\u00e9 caf\u00e9 caf\u00e9");
  expect(await isPassword({ hash: composed, password: "cafe\u0301 cafe\u0301 cafe\u0301" })).toBe(true);
});
