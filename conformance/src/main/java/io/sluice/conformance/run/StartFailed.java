package io.sluice.conformance.run;

import java.io.IOException;

/** The program under test did not come up; carries what it said. */
public final class StartFailed extends IOException {
    private static final long serialVersionUID = 1L;

    StartFailed(String message, String standardError) {
        super(message + "\n" + standardError);
    }
}
