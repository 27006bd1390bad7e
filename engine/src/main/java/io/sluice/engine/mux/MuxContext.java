package io.sluice.engine.mux;

import io.sluice.engine.stream.LoopContext;
import io.sluice.http.http1.HeadParser;
import io.sluice.language.config.model.GlobalSection;

/** What the HTTP/1 connections of one loop share. */
final class MuxContext {

    final LoopContext loop;
    final HeadParser parser;
    final BodyFlow body;
    /** Most bytes of a head with what came behind it in the same read. */
    final int headReadSize;

    MuxContext(LoopContext loop) {
        this.loop = loop;
        GlobalSection settings = loop.settings();
        this.parser = new HeadParser(settings.bufferSizeBytes, settings.maxRewriteBytes);
        this.body = new BodyFlow(loop.loop().scratchBuffer());
        this.headReadSize = settings.bufferSizeBytes;
    }
}
