/** Flags of authenticator data (Web Authentication, level 3, section 6.1). */
const userPresent = 0x01;
const userVerified = 0x04;
const backupEligible = 0x08;
const backedUp = 0x10;
const hasCredential = 0x40;

/** Hash of the host, flags, counter; then of a new key: the authenticator's make, the id's length, and the id. */
const at = { flags: 32, counter: 33, make: 37, idLength: 53, id: 55 } as const;

export interface AuthenticatorData {
  /** Whom it answers: SHA-256 of the host, hex. */
  host: string;
  /** Somebody touched it. */
  isUserPresent: boolean;
  /** By finger, face or PIN. */
  isUserVerified: boolean;
  mayBeSynced: boolean;
  isSynced: boolean;
  /** Of the key's uses; 0 where the authenticator does not count. */
  counter: number;
  /** Of a new key; ids in base64url. */
  credential: { id: string; make: string } | null;
}

/** @returns null for what is too short to be any */
export function readAuthenticatorData(bytes: Buffer): AuthenticatorData | null {
  if (bytes.length < at.make) return null;
  const flags = bytes.readUInt8(at.flags);
  return {
    host: bytes.subarray(0, at.flags).toString("hex"),
    isUserPresent: (flags & userPresent) !== 0,
    isUserVerified: (flags & userVerified) !== 0,
    mayBeSynced: (flags & backupEligible) !== 0,
    isSynced: (flags & backedUp) !== 0,
    counter: bytes.readUInt32BE(at.counter),
    credential: (flags & hasCredential) !== 0 && bytes.length > at.id ? credentialIn(bytes) : null,
  };
}

const credentialIn = (bytes: Buffer) => ({
  id: bytes.subarray(at.id, at.id + bytes.readUInt16BE(at.idLength)).toString("base64url"),
  make: bytes.subarray(at.make, at.idLength).toString("hex"),
});
