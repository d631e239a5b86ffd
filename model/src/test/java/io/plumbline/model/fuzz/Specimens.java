package io.plumbline.model.fuzz;

import io.plumbline.contract.image.ContentType;
import io.plumbline.model.image.EncodedFiles;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.TestImages;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sound files of every kind that is read, to be broken, each with its type declared. */
final class Specimens {

    private Specimens() {}

    static List<EncodedImage> all(InputShape shape) throws IOException {
        List<EncodedImage> all = new ArrayList<>();
        for (ContentType type : ContentType.values()) {
            byte[] pixels = TestImages.blob(shape, 7);
            all.add(new ImageEncoder(shape).encode(pixels, type));
        }
        for (int kind : new int[] {
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_BYTE_BINARY
        }) {
            BufferedImage image = drawn(shape, kind);
            all.add(EncodedImage.of(EncodedFiles.write(image, "png"), ContentType.PNG));
            all.add(EncodedImage.of(EncodedFiles.writeInPasses(image, "png"), ContentType.PNG));
        }
        BufferedImage colours = drawn(shape, BufferedImage.TYPE_INT_RGB);
        all.add(EncodedImage.of(EncodedFiles.write(colours, "jpeg"), ContentType.JPEG));
        all.add(EncodedImage.of(EncodedFiles.writeInPasses(colours, "jpeg"), ContentType.JPEG));
        all.add(EncodedImage.of(EncodedFiles.write(colours, "bmp"), ContentType.BMP));
        BufferedImage palette = drawn(shape, BufferedImage.TYPE_BYTE_INDEXED);
        all.add(EncodedImage.of(EncodedFiles.write(palette, "bmp"), ContentType.BMP));
        all.add(EncodedImage.of(EncodedFiles.writeCompressed(palette, "bmp", "BI_RLE8"), ContentType.BMP));
        all.add(EncodedImage.of(EncodedFiles.write(palette, "gif"), ContentType.GIF));
        return all;
    }

    private static BufferedImage drawn(InputShape shape, int kind) {
        BufferedImage image = new BufferedImage(shape.width(), shape.height(), kind);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(200, 120, 40, 180));
        pen.fillOval(1, 2, shape.width() - 4, shape.height() - 5);
        pen.setColor(Color.CYAN);
        pen.drawLine(0, 0, shape.width(), shape.height());
        pen.dispose();
        return image;
    }
}
