/*
 * Records, in order, what a program asks of the disk inside one folder (RECORD_PREFIX) into a log (RECORD_LOG):
 * one record per call: op (1) | path length (2) | offset (8) | data length (4) | path | data, little endian.
 * Ops: W write, T truncate (offset = size), S fsync, C file came to be, U unlink, R rename (data = the other name).
 */
#include "watched.h"

static int log_fd = -1;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static int (*real_open)(const char *, int, ...);

__attribute__((constructor)) static void begin(void) {
  const char *log = getenv("RECORD_LOG");
  if (!log) return;
  real_open = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
  log_fd = real_open(log, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  prefix = getenv("RECORD_PREFIX");
  unsetenv("LD_PRELOAD");
}

static void emit(char op, const char *path, uint64_t offset, uint32_t length, const void *data) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  uint8_t head[15];
  uint16_t path_length = (uint16_t)strlen(path);
  head[0] = (uint8_t)op;
  memcpy(head + 1, &path_length, 2);
  memcpy(head + 3, &offset, 8);
  memcpy(head + 11, &length, 4);
  struct iovec parts[3] = {{head, 15}, {(void *)path, path_length}, {(void *)data, data ? length : 0}};
  if (real(log_fd, parts, 3) < 0) abort();
}

#define OPEN(name)                                             \
  int name(const char *path, int flags, ...) {                 \
    mode_t mode = 0;                                           \
    if (flags & O_CREAT) {                                     \
      va_list rest;                                            \
      va_start(rest, flags);                                   \
      mode = va_arg(rest, mode_t);                             \
      va_end(rest);                                            \
    }                                                          \
    REAL(int, name, const char *, int, ...);                   \
    int existed = !is_inside(path) || access(path, F_OK) == 0; \
    int fd = real(path, flags, mode);                          \
    remember(fd, path);                                        \
    if (fd >= 0 && path_of(fd)) {                              \
      pthread_mutex_lock(&order);                              \
      if (!existed) emit('C', path, 0, 0, NULL);               \
      else if (flags & O_TRUNC) emit('T', path, 0, 0, NULL);   \
      pthread_mutex_unlock(&order);                            \
    }                                                          \
    return fd;                                                 \
  }
OPEN(open)
OPEN(open64)

#define PWRITE(name, offset_type)                                            \
  ssize_t name(int fd, const void *data, size_t length, offset_type at) {    \
    REAL(ssize_t, name, int, const void *, size_t, offset_type);             \
    const char *path = path_of(fd);                                          \
    if (!path) return real(fd, data, length, at);                            \
    pthread_mutex_lock(&order);                                              \
    ssize_t done = real(fd, data, length, at);                               \
    if (done > 0) emit('W', path, (uint64_t)at, (uint32_t)done, data);       \
    pthread_mutex_unlock(&order);                                            \
    return done;                                                             \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *data, size_t length) {
  REAL(ssize_t, write, int, const void *, size_t);
  const char *path = path_of(fd);
  if (!path) return real(fd, data, length);
  pthread_mutex_lock(&order);
  off_t at = lseek(fd, 0, SEEK_CUR);
  ssize_t done = real(fd, data, length);
  if (done > 0) emit('W', path, (uint64_t)at, (uint32_t)done, data);
  pthread_mutex_unlock(&order);
  return done;
}

#define SYNC(name)                                    \
  int name(int fd) {                                  \
    REAL(int, name, int);                             \
    const char *path = path_of(fd);                   \
    if (!path) return real(fd);                       \
    pthread_mutex_lock(&order);                       \
    int failed = real(fd);                            \
    if (!failed) emit('S', path, 0, 0, NULL);         \
    pthread_mutex_unlock(&order);                     \
    return failed;                                    \
  }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, offset_type)                           \
  int name(int fd, offset_type size) {                        \
    REAL(int, name, int, offset_type);                        \
    const char *path = path_of(fd);                           \
    if (!path) return real(fd, size);                         \
    pthread_mutex_lock(&order);                               \
    int failed = real(fd, size);                              \
    if (!failed) emit('T', path, (uint64_t)size, 0, NULL);    \
    pthread_mutex_unlock(&order);                             \
    return failed;                                            \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int unlink(const char *path) {
  REAL(int, unlink, const char *);
  int failed = real(path);
  if (!failed && is_inside(path)) emit('U', path, 0, 0, NULL);
  return failed;
}

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  int failed = real(from, to);
  if (!failed && is_inside(from)) emit('R', from, 0, (uint32_t)strlen(to), to);
  return failed;
}
