/** Work may hold up the page this long before it lets it paint and answer. Milliseconds. */
const SLICE = 12;

/** Gives the page a turn when the last one is too long ago. A message is not slowed down in a hidden tab, a timer is. */
export function breather(): () => Promise<void> | undefined {
  let last = performance.now();
  const take = async () => {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
    last = performance.now();
  };
  return () => (performance.now() - last < SLICE ? undefined : take());
}
