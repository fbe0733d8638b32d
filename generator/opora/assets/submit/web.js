// Addresses that do not lead to the open web.

import { hostOf } from "./scalars.js";

const LOCAL = /^(?:file:|[A-Za-z]:[\\/]|\\\\)/iu;
const PRIVATE =
  /^(?:localhost|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+|.*\.local)$/u;

/** Tells whether an address opens only on one computer or in one network. */
export const unreachable = (address) => LOCAL.test(address) || PRIVATE.test(hostOf(address).toLowerCase());
