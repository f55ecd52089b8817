/** GitHub takes a token in the place of a password. @param token of any length */
export const basicAuthorization = (token: string): string =>
  `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;

/** Takes out of a text what the value of an `Authorization` header keeps secret, in every spelling. */
export function secretsOf(authorization: string | undefined): (text: string) => string {
  const credentials = /^\S+\s+(\S+)$/.exec(authorization ?? "")?.[1] ?? authorization;
  if (credentials === undefined || credentials === "") return (text) => text;
  const plain = /^basic\s/i.test(authorization ?? "") ? Buffer.from(credentials, "base64").toString("utf8") : "";
  const password = plain.slice(plain.indexOf(":") + 1);
  const secrets = [credentials, plain, password].filter((secret) => secret !== "");
  const all = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return (text) => all.reduce((scrubbed, secret) => scrubbed.replaceAll(secret, "***"), text);
}
