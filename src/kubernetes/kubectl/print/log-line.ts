/** A line of kubectl's own log, as klog writes it: `E1130 11:25:59.123456   12345 memcache.go:381] …`. */
export function printLogLine(level: 'I' | 'W' | 'E', now: Date, place: string, text: string): string {
  const [day = '', time = ''] = now.toISOString().replace('Z', '').split('T');
  return `${level}${day.slice(5).replace('-', '')} ${time}000 ${'12345'.padStart(7)} ${place}] ${text}\n`;
}
