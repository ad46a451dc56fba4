import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { NewPasskey, PasskeySignIn } from "../../protocol/api-passkeys.ts";

const present = 0x01;
const verified = 0x04;
const attested = 0x40;

const sha256 = (bytes: string | Buffer): Buffer => createHash("sha256").update(bytes).digest();

/** A device that keeps one key, as Web Authentication (level 3) has it; ES256, without attestation. */
export class Authenticator {
  readonly #id = randomBytes(16);
  readonly #key = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #origin: string;
  /** As it counts them. */
  uses = 0;
  /** In a frame of another site's page. */
  isFramed = false;
  /** Whether it makes sure who uses it. */
  verifiesUser = true;

  constructor(origin: string) {
    this.#origin = origin;
  }

  create(challenge: string): NewPasskey["response"] {
    const clientData = this.#clientData("webauthn.create", challenge);
    // What stands behind the id, the key in COSE, is handed over apart as well.
    const authData = this.#authData(
      Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.#id.length]), this.#id]),
    );
    return {
      ...this.#named(),
      response: {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        publicKey: this.#key.publicKey.export({ format: "der", type: "spki" }).toString("base64url"),
        publicKeyAlgorithm: -7,
        transports: ["internal"],
      },
    };
  }

  get(challenge: string): PasskeySignIn["response"] {
    const clientData = this.#clientData("webauthn.get", challenge);
    const authData = this.#authData(Buffer.alloc(0));
    const signature = sign("sha256", Buffer.concat([authData, sha256(clientData)]), this.#key.privateKey);
    return {
      ...this.#named(),
      response: {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: signature.toString("base64url"),
      },
    };
  }

  #named() {
    const id = this.#id.toString("base64url");
    return { id, rawId: id, type: "public-key", clientExtensionResults: {} } as const;
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: this.isFramed }));
  }

  #authData(credential: Buffer): Buffer {
    const flags = present | (this.verifiesUser ? verified : 0) | (credential.length > 0 ? attested : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.uses++);
    const { hostname } = new URL(this.#origin);
    return Buffer.concat([sha256(hostname), Buffer.from([flags]), counter, credential]);
  }
}
