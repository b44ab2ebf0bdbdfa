/*
 * See sandbox.h. Method: no_new_privs, limits, Landlock, seccomp last, because
 * each forbids what the next one needs. The list of calls was found by running
 * the reader over the corpora; glibc's stdio, malloc and abort are in it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <seccomp.h>

#include "daemon/ground/log.h"
#include "daemon/ground/sandbox.h"

/* Descriptors: three standard ones, the talk, the answer, a mail, some to spare. */
#define DESCRIPTORS_MAX 16

static void
limit(__rlimit_resource_t what, rlim_t value)
{
	struct rlimit r = { value, value };

	if (setrlimit(what, &r) != 0)
		log_warning("a limit of the reader's jail could not be set: %s", strerror(errno));
}

#if !defined(__SANITIZE_ADDRESS__)

/* <linux/landlock.h>, as far as later kernels extended it; old headers know less. */
struct landlock_rules {
	uint64_t files, network, scopes;
};
#define LANDLOCK_ASK_VERSION 1U

/* All rights of the kernel's version, none of them given to anything. */
static void
landlock_close(void)
{
	struct landlock_rules rules = { 0 };
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_ASK_VERSION);
	size_t size = sizeof(rules.files);
	int fd;

	if (version < 1) {
		log_info("this kernel has no Landlock: the reader's jail stands on seccomp alone");
		return;
	}
	/* rights over files: 13 in version 1, then refer, truncate, ioctl on devices */
	rules.files = (1ULL << (13 + (version >= 2) + (version >= 3) + (version >= 5))) - 1;
	if (version >= 4) {
		rules.network = 3; /* bind and connect */
		size = 2 * sizeof(uint64_t);
	}
	if (version >= 6) {
		rules.scopes = 3; /* abstract sockets, signals */
		size = sizeof(rules);
	}
	fd = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0U);
	if (fd < 0 || syscall(SYS_landlock_restrict_self, fd, 0U) != 0)
		log_warning(
		    "Landlock refused: %s; the reader's jail stands on seccomp alone", strerror(errno));
	if (fd >= 0)
		close(fd);
}

static const int plain_calls[] = {
	SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(pwrite64), SCMP_SYS(recvmsg),
	SCMP_SYS(sendmsg), SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(lseek), SCMP_SYS(brk), SCMP_SYS(munmap),
	SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(clock_gettime), SCMP_SYS(getrandom),
	SCMP_SYS(gettid), SCMP_SYS(getpid), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group),
	SCMP_SYS(sysinfo), /* qsort of glibc before 2.37 asks how much memory there is when it has over 1 kB
	                      to sort */
};

static int
rules_add(scmp_filter_ctx filter)
{
	int failed = 0;

	for (size_t i = 0; i < sizeof(plain_calls) / sizeof(plain_calls[0]); i++)
		failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, plain_calls[i], 0);
	/* memory, but nothing that could be run */
	failed |= seccomp_rule_add(
	    filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	failed |= seccomp_rule_add(
	    filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	/* fstat(3) is this call with an empty path; how is a mail sealed */
	failed |= seccomp_rule_add(
	    filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1, SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH));
	failed |=
	    seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_GET_SEALS));
	/* its own time, one mail at a time; its own end by abort(3) */
	failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2, SCMP_A0(SCMP_CMP_EQ, 0),
	    SCMP_A1(SCMP_CMP_EQ, RLIMIT_CPU));
	failed |= seccomp_rule_add(
	    filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()));
	return failed;
}

static void
calls_close(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);

	if (filter == NULL || rules_add(filter) != 0 || seccomp_load(filter) != 0)
		die("the reader's jail could not be closed");
	seccomp_release(filter);
}

#endif

void
sandbox_reader(void)
{
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_NOFILE, DESCRIPTORS_MAX);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		die("no_new_privs was refused: %s", strerror(errno));
#if !defined(__SANITIZE_ADDRESS__)
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	limit(RLIMIT_AS, SANDBOX_MEMORY_MAX);
	limit(RLIMIT_NPROC, 0);
	landlock_close();
	calls_close();
#endif
}

void
sandbox_seconds(unsigned seconds)
{
	struct timespec used;
	struct rlimit r;

	if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0 || getrlimit(RLIMIT_CPU, &r) != 0)
		return;
	/* a part of a second that was used counts as a whole one */
	r.rlim_cur = (rlim_t)used.tv_sec + 1 + seconds;
	setrlimit(RLIMIT_CPU, &r);
}
