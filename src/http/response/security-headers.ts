import { secureHeaders } from "hono/secure-headers";

/**
 * Sets the headers that keep an answer from being taken for anything else. A page sets its own Content-Security-Policy;
 * every other answer may load nothing and be framed by nobody.
 */
export const securityHeaders = () =>
  secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    crossOriginResourcePolicy: "cross-origin",
    strictTransportSecurity: "max-age=31536000; includeSubDomains",
    // A header that is there already stays.
    overwrite: false,
    // For documents of a site, or of no effect in a browser of today.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    removePoweredBy: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
