import { generateKeyPairSync, sign } from 'node:crypto';

/** PEM texts, as node:tls takes them. */
export interface Certificate {
  key: string;
  cert: string;
}

const tag = {
  integer: 0x02,
  bitString: 0x03,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
};
const day = 24 * 60 * 60 * 1000;
const ecdsaWithSha256 = der(tag.sequence, der(tag.oid, hex('2a8648ce3d040302')));

/**
 * A fresh self-signed X.509 certificate, good for a year. Browsers under test are told to take any; written here
 * because Node has no words for certificates and `openssl` is not on every machine.
 */
export function makeCertificate(now = Date.now()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const commonName = der(tag.oid, hex('550403'));
  const name = der(
    tag.sequence,
    der(tag.set, der(tag.sequence, commonName, der(tag.utf8String, Buffer.from('demo')))),
  );
  const body = der(
    tag.sequence,
    der(tag.integer, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    der(tag.sequence, utcTime(now - day), utcTime(now + 365 * day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = der(
    tag.sequence,
    body,
    ecdsaWithSha256,
    der(tag.bitString, Buffer.from([0]), signature),
  );
  const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

/** One element of DER (X.690): tag, length, content. */
function der(type: number, ...content: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(content);
  const { length } = bytes;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([type, ...size]), bytes]);
}

/** `YYMMDDhhmmssZ`. */
function utcTime(instant: number): Buffer {
  const digits = new Date(instant).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(tag.utcTime, Buffer.from(`${digits}Z`));
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}
