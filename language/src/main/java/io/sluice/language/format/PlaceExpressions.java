package io.sluice.language.format;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Checkpoint;
import io.sluice.language.sample.Expression;
import io.sluice.language.sample.ExpressionPlace;
import io.sluice.language.sample.ExpressionReader;

/** The expressions of a format that stands at a certain place and is printed at a certain checkpoint. */
public final class PlaceExpressions implements FormatExpressions {

    private final ExpressionPlace place;
    private final Checkpoint checkpoint;

    public PlaceExpressions(ExpressionPlace place, Checkpoint checkpoint) {
        this.place = place;
        this.checkpoint = checkpoint;
    }

    @Override
    public Part read(String text, int from) {
        ExpressionReader.Part part;
        try {
            part = ExpressionReader.readPart(text, from, place);
        } catch (ArgumentProblem problem) {
            return new Part(null, from, "failed to parse sample expression <" + text.substring(from) + "> : " + problem.getMessage());
        }
        Expression expression = part.expression();
        if (!expression.keyword().availability().at(checkpoint)) {
            return new Part(null, from, "sample fetch <" + expression.text() + "> may not be reliably used here because it needs '"
                + expression.keyword().availability().need() + "' which is not available here");
        }
        return new Part(expression, part.end(), null);
    }
}
