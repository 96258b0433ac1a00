/* Which file descriptors belong to the watched folder, and the real functions behind the ones a probe replaces. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 4096
#define LONGEST_PATH 300

static char watched[MOST_FILES][LONGEST_PATH];
static const char *prefix;

#define REAL(type, name, ...)                                  \
  static type (*real)(__VA_ARGS__);                            \
  if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static int is_inside(const char *path) { return prefix && path && strncmp(path, prefix, strlen(prefix)) == 0; }
static const char *path_of(int fd) { return fd >= 0 && fd < MOST_FILES && watched[fd][0] ? watched[fd] : NULL; }

static void remember(int fd, const char *path) {
  if (fd < 0 || fd >= MOST_FILES) return;
  watched[fd][0] = 0;
  if (!is_inside(path)) return;
  strncpy(watched[fd], path, LONGEST_PATH - 1);
}

int close(int fd) {
  REAL(int, close, int);
  if (fd >= 0 && fd < MOST_FILES) watched[fd][0] = 0;
  return real(fd);
}
