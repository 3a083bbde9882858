// The floor of the server's figures: reads LSP frames from standard input and answers each request
// at once with `null`. It knows no JSON: the replay writes a request's id, and only that, as
// `"id":NUMBER` within the first bytes of the body.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { header_size = 128, head_of_body = 64 };

/// The body's length, or -1 at the end of the input.
static long read_length(void) {
  char line[header_size];
  long length = -1;
  while (fgets(line, sizeof line, stdin) && strcmp(line, "\r\n") != 0)
    sscanf(line, "Content-Length: %ld", &length);
  return feof(stdin) ? -1 : length;
}

static void answer(long id) {
  char body[header_size];
  const int length =
      snprintf(body, sizeof body, "{\"jsonrpc\":\"2.0\",\"id\":%ld,\"result\":null}", id);
  printf("Content-Length: %d\r\n\r\n%s", length, body);
  fflush(stdout);
}

int main(void) {
  char* body = NULL;
  for (long length; (length = read_length()) >= 0;) {
    body = realloc(body, (size_t)length + 1);
    if (!body || fread(body, 1, (size_t)length, stdin) != (size_t)length) return 1;
    body[length < head_of_body ? length : head_of_body] = '\0';
    const char* id = strstr(body, "\"id\":");
    if (id) answer(strtol(id + strlen("\"id\":"), NULL, 10));
  }
  free(body);
  return 0;
}
