import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { NewPasskey, PasskeySignIn } from "../../protocol/api-passkeys.ts";

const present = 0x01;
const verified = 0x04;
const attested = 0x40;

const sha256 = (bytes: string | Buffer): Buffer => createHash("sha256").update(bytes).digest();

/** What a device says of its make: a format's name, and a statement in CBOR. */
export type Attestation = { format: string; statement: Buffer };
const noAttestation: Attestation = { format: "none", statement: Buffer.from([0xa0]) };

/** RFC 8949, of at most 23 bytes. */
export const cborText = (text: string): Buffer => Buffer.from([0x60 + text.length, ...Buffer.from(text)]);

/** A device that keeps one key, as Web Authentication (level 3) has it; ES256. */
export class Authenticator {
  readonly #id = randomBytes(16);
  readonly #key = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #origin: string;
  /** As it counts them. */
  uses = 0;
  /** In a frame of another site's page. */
  isFramed = false;
  /** `itself`: signed by the new key, which a browser lets through though no attestation was asked for. */
  attests: Attestation | "itself" = noAttestation;
  /** Whether it makes sure who uses it. */
  verifiesUser = true;

  constructor(origin: string) {
    this.#origin = origin;
  }

  create(challenge: string): NewPasskey["response"] {
    const clientData = this.#clientData("webauthn.create", challenge);
    const { x = "", y = "" } = this.#key.publicKey.export({ format: "jwk" });
    // CBOR (RFC 8949) of a map: kty EC2, alg ES256, crv P-256, x, y (RFC 9053, section 7).
    const publicKey = Buffer.concat([
      Buffer.from("a5010203262001215820", "hex"),
      Buffer.from(x, "base64url"),
      Buffer.from("225820", "hex"),
      Buffer.from(y, "base64url"),
    ]);
    const authData = this.#authData(
      Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.#id.length]), this.#id, publicKey]),
    );
    const { format, statement } =
      this.attests === "itself" ? this.#ownAttestation(authData, clientData) : this.attests;
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      ...[cborText("fmt"), cborText(format)],
      ...[cborText("attStmt"), statement],
      ...[cborText("authData"), Buffer.from([0x58, authData.length])],
      authData,
    ]);
    return {
      ...this.#named(),
      response: {
        clientDataJSON: clientData.toString("base64url"),
        attestationObject: attestationObject.toString("base64url"),
        transports: ["internal"],
      },
    };
  }

  get(challenge: string): PasskeySignIn["response"] {
    const clientData = this.#clientData("webauthn.get", challenge);
    const authData = this.#authData(Buffer.alloc(0));
    const signature = this.#sign(authData, clientData);
    return {
      ...this.#named(),
      response: {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: signature.toString("base64url"),
      },
    };
  }

  #sign(authData: Buffer, clientData: Buffer): Buffer {
    return sign("sha256", Buffer.concat([authData, sha256(clientData)]), this.#key.privateKey);
  }

  #ownAttestation(authData: Buffer, clientData: Buffer): Attestation {
    const signature = this.#sign(authData, clientData);
    const said = [cborText("alg"), Buffer.from([0x26]), cborText("sig")];
    const statement = [Buffer.from([0xa2]), ...said, Buffer.from([0x58, signature.length]), signature];
    return { format: "packed", statement: Buffer.concat(statement) };
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
