import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/**
 * scrypt at the cost that OWASP's password storage cheat sheet gives for 16 MB of memory (N = 2^14, r = 8, p = 5): an
 * isolate has 128 MB, and a larger N would let a few sign-ins at once exhaust it.
 */
const cost = { blocks: 2 ** 14, blockSize: 8, parallel: 5 };
const keyBytes = 32;
const saltBytes = 16;

type Cost = typeof cost;

/** @returns `scrypt$N$r$p$salt$key`, the last two base64url: old hashes stay readable when the cost goes up */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(password, salt, cost);
  const { blocks, blockSize, parallel } = cost;
  return ["scrypt", blocks, blockSize, parallel, salt.toString("base64url"), key.toString("base64url")].join(
    "$",
  );
}

export async function isPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [kind, blocks, blockSize, parallel, salt = "", key = ""] = hash.split("$");
  const kept = Buffer.from(key, "base64url");
  if (kind !== "scrypt" || kept.byteLength !== keyBytes) return false;
  const itsCost = { blocks: Number(blocks), blockSize: Number(blockSize), parallel: Number(parallel) };
  return timingSafeEqual(await derive(password, Buffer.from(salt, "base64url"), itsCost), kept);
}

/** Typed the same, a password is the same, whichever way a keyboard composes its characters. */
const derive = (password: string, salt: Buffer, { blocks, blockSize, parallel }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: blocks, r: blockSize, p: parallel, maxmem: 256 * blocks * blockSize };
    scrypt(password.normalize("NFKC"), salt, keyBytes, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
