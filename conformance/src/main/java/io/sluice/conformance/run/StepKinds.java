package io.sluice.conformance.run;

import java.util.List;
import java.util.stream.Stream;

/** Every form of step that a script knows. */
final class StepKinds {
    static final List<StepKind> ALL = Stream.of(ProgramSteps.KINDS, ServerSteps.KINDS, ConnectionSteps.KINDS)
            .flatMap(List::stream)
            .toList();

    private StepKinds() {}
}
