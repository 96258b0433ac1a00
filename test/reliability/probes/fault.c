/*
 * Lets calls on one folder (FAULT_PREFIX) fail when a control file (FAULT_CONTROL) says so. The file is four 32-bit words,
 * mapped here and written by the test: mode, calls left before the fault, calls counted, faults. Modes: 0 none, 1 no space
 * (writes and new files), 2 input/output error (writes, syncs, truncations, renames), 3 kill -9 in the middle of the call.
 * A fault lasts until the mode changes. A write in which space ends or death comes is done by half first.
 */
#include "watched.h"

enum { OFF, NO_SPACE, IO_ERROR, KILLED };
static volatile int32_t *control;

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("FAULT_CONTROL");
  if (!file) return;
  int fd = open(file, O_RDWR | O_CLOEXEC);
  control = mmap(NULL, 16, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (control == MAP_FAILED) abort();
  prefix = getenv("FAULT_PREFIX");
  unsetenv("LD_PRELOAD");
}

/* 0: go on. 1: the fault begins with this call. 2: it has begun before. */
static int due(int is_write) {
  int mode = control ? control[0] : OFF;
  if (mode == OFF || (mode == NO_SPACE && !is_write)) return 0;
  control[2] += 1;
  if (control[1] > 0) {
    control[1] -= 1;
    return 0;
  }
  control[3] += 1;
  return control[3] == 1 ? 1 : 2;
}

static int fail(void) {
  if (control[0] == KILLED) kill(getpid(), SIGKILL);
  errno = control[0] == NO_SPACE ? ENOSPC : EIO;
  return -1;
}

#define OPEN(name)                                                                          \
  int name(const char *path, int flags, ...) {                                              \
    mode_t mode = 0;                                                                        \
    if (flags & O_CREAT) {                                                                  \
      va_list rest;                                                                         \
      va_start(rest, flags);                                                                \
      mode = va_arg(rest, mode_t);                                                          \
      va_end(rest);                                                                         \
    }                                                                                       \
    REAL(int, name, const char *, int, ...);                                                \
    if ((flags & O_CREAT) && is_inside(path) && access(path, F_OK) != 0 && due(1)) return fail(); \
    int fd = real(path, flags, mode);                                                       \
    remember(fd, path);                                                                     \
    return fd;                                                                              \
  }
OPEN(open)
OPEN(open64)

#define PWRITE(name, offset_type)                                         \
  ssize_t name(int fd, const void *data, size_t length, offset_type at) { \
    REAL(ssize_t, name, int, const void *, size_t, offset_type);          \
    if (!path_of(fd)) return real(fd, data, length, at);                  \
    int stage = due(1);                                                   \
    if (stage == 0) return real(fd, data, length, at);                    \
    if (stage == 1 && control[0] != IO_ERROR && length > 1) {             \
      ssize_t done = real(fd, data, length / 2, at);                      \
      return control[0] == KILLED ? fail() : done;                        \
    }                                                                     \
    return fail();                                                        \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *data, size_t length) {
  REAL(ssize_t, write, int, const void *, size_t);
  if (!path_of(fd)) return real(fd, data, length);
  int stage = due(1);
  if (stage == 0) return real(fd, data, length);
  if (stage == 1 && control[0] != IO_ERROR && length > 1) {
    ssize_t done = real(fd, data, length / 2);
    return control[0] == KILLED ? fail() : done;
  }
  return fail();
}

#define ON_FILE(name)                        \
  int name(int fd) {                         \
    REAL(int, name, int);                    \
    if (path_of(fd) && due(0)) return fail();\
    return real(fd);                         \
  }
ON_FILE(fsync)
ON_FILE(fdatasync)

#define TRUNCATE(name, offset_type)           \
  int name(int fd, offset_type size) {        \
    REAL(int, name, int, offset_type);        \
    if (path_of(fd) && due(0)) return fail(); \
    return real(fd, size);                    \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  if (is_inside(from) && due(0)) return fail();
  return real(from, to);
}
