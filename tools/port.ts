import { once } from "node:events";
import { createServer } from "node:net";
import { codeOf, Refusal } from "./refusal.ts";
import { PortInUse } from "./workerd.ts";

/**
 * Tries a port of 127.0.0.1 before anything else is begun.
 *
 * @param port 0 for any free one.
 * @returns the port, free a moment ago: whoever opens it must still be ready to find it taken.
 * @throws PortInUse, or Refusal when this user may not open it.
 */
export const tryPort = async (port: number): Promise<number> => {
  const server = createServer();
  try {
    server.listen({ port, host: "127.0.0.1", exclusive: true });
    await once(server, "listening");
    const address = server.address();
    return typeof address === "object" && address ? address.port : port;
  } catch (error) {
    if (codeOf(error) === "EADDRINUSE") throw new PortInUse(port);
    throw new Refusal(`port ${port} of 127.0.0.1 cannot be opened: ${codeOf(error) || error}`);
  } finally {
    if (server.listening) {
      server.close();
      await once(server, "close");
    }
  }
};
