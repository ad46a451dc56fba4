import { type Attestation, cborText } from "./authenticator.ts";

/** Self-signed, good until 2126, and revoked by a list at https://list.example/crl. */
const revocable =
  "MIIBmzCCAUCgAwIBAgIUNVIbyVPy1mXmwXXhGIntQSB4VsAwCgYIKoZIzj0EAwIwDDEKMAgGA1UEAwwBYTAgFw0yNjEx" +
  "MjEyMTE0MjVaGA8yMTI2MTAyODIxMTQyNVowDDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIvG" +
  "wBAqKRrN/BnVK6iM7B2NisCgqKjJbOYy0sEzMNxFU9ma3kU2cAn96o+CTAZR0AC6w69lVd/rwE8joJPDlB+jfjB8MB0G" +
  "A1UdDgQWBBQgQ1rvtsaII9cc+Hp/iZ9jno4zuzAfBgNVHSMEGDAWgBQgQ1rvtsaII9cc+Hp/iZ9jno4zuzAPBgNVHRMB" +
  "Af8EBTADAQH/MCkGA1UdHwQiMCAwHqAcoBqGGGh0dHBzOi8vbGlzdC5leGFtcGxlL2NybDAKBggqhkjOPQQDAgNJADBG" +
  "AiEA3v7B9P8D/jgDHLelshAjx9uZwf61gDpbNuqp0ZIuIa4CIQDkADUptQnutc+6TeeHEBiqDKXAEzjdsFnkV5x3Zlae" +
  "FQ==";

const certificate = Buffer.from(revocable, "base64");
const length = [certificate.length >> 8, certificate.length & 0xff];

/** A device's maker, in the format whose certificates are the first thing to be looked after. */
export const makersCertificate: Attestation = {
  format: "apple",
  // CBOR (RFC 8949): a map of one, of an array of one, of bytes with their length.
  statement: Buffer.concat([
    ...[Buffer.from([0xa1]), cborText("x5c")],
    ...[Buffer.from([0x81, 0x59, ...length]), certificate],
  ]),
};
