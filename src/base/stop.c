/* Has somebody asked the program to stop?  A signal is caught once and only
 * noted: loops that may be long look here.  The second signal kills. */
#include <signal.h>

#include "base/base.h"

static volatile sig_atomic_t asked;

static void
note(int signal_number)
{
	asked = 1;
	signal(signal_number, SIG_DFL);
}

void
stop_catch(void)
{
	struct sigaction act = { .sa_handler = note };

	sigaction(SIGINT, &act, 0);
	sigaction(SIGTERM, &act, 0);
}

bool
stop_asked(void)
{
	return asked;
}
