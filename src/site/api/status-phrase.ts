/** Of RFC 9110 and RFC 6585. */
const phrases: Readonly<Record<string, string>> = {
  200: 'OK',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  303: 'See Other',
  304: 'Not Modified',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/**
 * Names a status code of HTTP.
 *
 * @param status The code, `default` or a range such as `4XX`.
 * @returns The code with what it is called, where that is known: `404 Not Found`.
 */
export function statusPhrase(status: string | number): string {
  return [String(status), phrases[status] ?? []].flat().join(' ');
}
